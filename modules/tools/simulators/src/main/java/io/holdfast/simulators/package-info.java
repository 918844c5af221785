/**
 * The outside world Holdfast deals with, as real HTTP servers that can misbehave on request. They
 * stand in for providers whose test systems cannot be started on a laptop.
 */
package io.holdfast.simulators;
