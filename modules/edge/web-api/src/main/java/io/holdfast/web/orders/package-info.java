/** Orders and customers over HTTP: placing, reading, listing, cancelling. */
package io.holdfast.web.orders;
