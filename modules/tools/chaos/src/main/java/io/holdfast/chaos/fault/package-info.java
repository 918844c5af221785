/** Fault injection into parts and connections. */
package io.holdfast.chaos.fault;
