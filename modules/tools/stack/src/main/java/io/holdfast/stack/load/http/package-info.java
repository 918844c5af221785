/**
 * A lean HTTP/1.1 client for many equal requests: one kept connection per thread, nothing
 * negotiated, and repetition of what may be repeated.
 */
package io.holdfast.stack.load.http;
