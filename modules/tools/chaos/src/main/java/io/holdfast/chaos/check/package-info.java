/** Waits until the stack is idle and compares the answers to clients with the stored state. */
package io.holdfast.chaos.check;
