/** Tests of the module's public API. */
package io.holdfast.sales;
