/** Health checks: liveness, start and readiness. */
package io.holdfast.web.health;
