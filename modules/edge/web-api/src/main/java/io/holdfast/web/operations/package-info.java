/** Operator interface over HTTP. */
package io.holdfast.web.operations;
