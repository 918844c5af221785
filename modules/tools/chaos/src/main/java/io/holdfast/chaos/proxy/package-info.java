/** A TCP proxy that simulates network faults between the server and a part. */
package io.holdfast.chaos.proxy;
