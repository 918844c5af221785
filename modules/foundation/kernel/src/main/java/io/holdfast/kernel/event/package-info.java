/**
 * The names of all events, one enum for each publishing context. They are in the kernel, so that a
 * context can consume another context's events without depending on it.
 */
package io.holdfast.kernel.event;
