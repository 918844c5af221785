/** Keeps the parts of one stack running, restarts what dies, and stops everything in order. */
package io.holdfast.stack.supervise;
