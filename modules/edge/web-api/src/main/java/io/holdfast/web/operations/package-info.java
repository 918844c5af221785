/** What operators see over HTTP when something is stuck. */
package io.holdfast.web.operations;
