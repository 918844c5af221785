/** A TCP proxy between the server and a part, which passes data on, late, in pieces or never. */
package io.holdfast.chaos.proxy;
