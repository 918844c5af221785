/** The message broker's own process: an embedded Artemis server with a persistent journal. */
package io.holdfast.stack.broker;
