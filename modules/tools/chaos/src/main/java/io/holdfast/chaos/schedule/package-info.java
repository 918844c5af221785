/** What will be broken, when and for how long: drawn from a seed before anything starts. */
package io.holdfast.chaos.schedule;
