/** The suppliers' interface over HTTP. */
package io.holdfast.receiving.supplier;
