/** Returns over HTTP: announcing, receiving, reading. */
package io.holdfast.web.returns;
