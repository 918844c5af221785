/** What a balancer or supervisor asks: is it alive, has it started, can it work. */
package io.holdfast.web.health;
