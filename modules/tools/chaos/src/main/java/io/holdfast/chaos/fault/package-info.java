/** Breaks a running part, or the way to it, and heals it. */
package io.holdfast.chaos.fault;
