/** {@code holdfast events}: sends a consumer what was told before it came. */
package io.holdfast.stack.events;
