/** Simulators of external providers, as real HTTP servers with faults on request. */
package io.holdfast.simulators;
