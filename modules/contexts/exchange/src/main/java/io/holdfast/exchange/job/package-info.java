/** Imports as jobs: stored with their files, worked on in the background, resumable. */
package io.holdfast.exchange.job;
