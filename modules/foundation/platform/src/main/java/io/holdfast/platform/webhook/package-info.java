/** Signatures of webhooks, in both directions. */
package io.holdfast.platform.webhook;
