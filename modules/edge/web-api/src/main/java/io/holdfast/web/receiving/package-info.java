/** Inbound shipments over HTTP: announcing, receiving, reading. */
package io.holdfast.web.receiving;
