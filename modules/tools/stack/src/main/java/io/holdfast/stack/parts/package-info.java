/** The parts of the stack: start, health check and stop of each. */
package io.holdfast.stack.parts;
