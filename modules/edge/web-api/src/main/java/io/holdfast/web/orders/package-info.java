/** Orders and customers over HTTP: placing, reading, listing, cancelling, history. */
package io.holdfast.web.orders;
