/** File and network layout: installation, data directory, ports, secrets and warehouse sites. */
package io.holdfast.stack.layout;
