/**
 * The balancer in front of several servers: sends requests to those that are ready, and repeats at
 * another one what is safe to repeat.
 */
package io.holdfast.stack.balancer;
