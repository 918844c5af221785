/** Clients that place orders, repeat requests and close connections early. */
package io.holdfast.chaos.client;
