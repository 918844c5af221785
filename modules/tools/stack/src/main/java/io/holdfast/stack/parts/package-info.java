/** The parts of the stack: each knows how it is started, asked for its health, and stopped. */
package io.holdfast.stack.parts;
