/** The shoppers: they buy, repeat themselves and hang up. */
package io.holdfast.chaos.client;
