/** Where things are: the installation, the data directory, ports, secrets and warehouse sites. */
package io.holdfast.stack.layout;
