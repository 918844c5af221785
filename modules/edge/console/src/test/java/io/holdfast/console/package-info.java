/** Tests of the console's server side. */
package io.holdfast.console;
