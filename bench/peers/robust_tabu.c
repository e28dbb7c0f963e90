/* Plain robust tabu search for quadratic assignment, written from the description in E. Taillard,
 * "Robust taboo search for the quadratic assignment problem", Parallel Computing 17 (1991) 443-455.
 *
 * Reads n, A, B from standard input; arguments: seconds, seed, cost at which to stop. Minimises the
 * sum of A[i][j] * B[p[i]][p[j]]. Prints "ready" once the instance is read, and at the end one JSON
 * object with the cost, seconds to it, swap costs known and the seconds they took, and p.
 * The table of swap costs is kept whole: pairs untouched by a swap are updated in constant time,
 * pairs that hold one of the swapped facilities are computed anew; symmetric problems take half the
 * work, as the paper says.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static int n, symmetric = 1;
static long *a, *b, *delta, *tabu;
static int *p, *best_p;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static unsigned long state;

static long draw(long low, long high) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return low + (long)((state >> 11) % (unsigned long)(high - low + 1));
}

static long full_cost(void) {
    long sum = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) sum += a[i * n + j] * b[p[i] * n + p[j]];
    return sum;
}

static long compute_delta(int i, int j) {
    int pi = p[i], pj = p[j];
    if (symmetric) {
        long sum = 0;
        for (int k = 0; k < n; k++)
            if (k != i && k != j)
                sum += (a[i * n + k] - a[j * n + k]) * (b[pj * n + p[k]] - b[pi * n + p[k]]);
        return 2 * sum + (a[i * n + i] - a[j * n + j]) * (b[pj * n + pj] - b[pi * n + pi]);
    }
    long d = (a[i * n + i] - a[j * n + j]) * (b[pj * n + pj] - b[pi * n + pi]) +
             (a[i * n + j] - a[j * n + i]) * (b[pj * n + pi] - b[pi * n + pj]);
    for (int k = 0; k < n; k++)
        if (k != i && k != j) {
            int pk = p[k];
            d += (a[k * n + i] - a[k * n + j]) * (b[pk * n + pj] - b[pk * n + pi]) +
                 (a[i * n + k] - a[j * n + k]) * (b[pj * n + pk] - b[pi * n + pk]);
        }
    return d;
}

/* Facilities r and s were just swapped; i and j are neither. */
static long update_delta(int i, int j, int r, int s) {
    int pi = p[i], pj = p[j], pr = p[r], ps = p[s];
    if (symmetric)
        return delta[i * n + j] +
               2 * (a[r * n + i] - a[r * n + j] + a[s * n + j] - a[s * n + i]) *
                   (b[ps * n + pi] - b[ps * n + pj] + b[pr * n + pj] - b[pr * n + pi]);
    return delta[i * n + j] +
           (a[r * n + i] - a[r * n + j] + a[s * n + j] - a[s * n + i]) *
               (b[ps * n + pi] - b[ps * n + pj] + b[pr * n + pj] - b[pr * n + pi]) +
           (a[i * n + r] - a[j * n + r] + a[j * n + s] - a[i * n + s]) *
               (b[pi * n + ps] - b[pj * n + ps] + b[pj * n + pr] - b[pi * n + pr]);
}

int main(int argc, char **argv) {
    double limit = argc > 1 ? atof(argv[1]) : 1.0, began, best_time = 0;
    state = 88172645463325252UL + 2654435761UL * (argc > 2 ? strtoul(argv[2], 0, 10) : 0UL);
    if (scanf("%d", &n) != 1 || n < 2) return 2;
    size_t cells = (size_t)n * (size_t)n;
    a = malloc(cells * sizeof *a);
    b = malloc(cells * sizeof *b);
    delta = malloc(cells * sizeof *delta);
    tabu = calloc(cells, sizeof *tabu);
    p = malloc((size_t)n * sizeof *p);
    best_p = malloc((size_t)n * sizeof *best_p);
    if (!a || !b || !delta || !tabu || !p || !best_p) return 3;
    for (size_t k = 0; k < cells; k++)
        if (scanf("%ld", a + k) != 1) return 2;
    for (size_t k = 0; k < cells; k++)
        if (scanf("%ld", b + k) != 1) return 2;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < i; j++)
            if (a[i * n + j] != a[j * n + i] || b[i * n + j] != b[j * n + i]) symmetric = 0;
    printf("ready\n");
    fflush(stdout);
    long target = argc > 3 ? atol(argv[3]) : LONG_MIN;
    began = now();
    for (int i = 0; i < n; i++) p[i] = i;
    for (int i = 0; i < n - 1; i++) {
        int j = (int)draw(i, n - 1), held = p[i];
        p[i] = p[j];
        p[j] = held;
    }
    for (int i = 0; i < n; i++) best_p[i] = p[i];
    long cost = full_cost(), best = cost, steps = 0;
    for (int i = 0; i < n - 1; i++)
        for (int j = i + 1; j < n; j++) delta[i * n + j] = compute_delta(i, j);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) tabu[i * n + j] = -(long)(n * i + j);
    long low = (9L * n) / 10, high = (11L * n) / 10, aspiration = 5L * n * n;
    while (best > target && (steps % 64 || now() - began < limit)) {
        int r = -1, s = -1, already = 0;
        long least = 0;
        steps++;
        for (int i = 0; i < n - 1; i++)
            for (int j = i + 1; j < n; j++) {
                long one = tabu[i * n + p[j]], two = tabu[j * n + p[i]], d = delta[i * n + j];
                int allowed = one < steps || two < steps;
                int aspired = (one < steps - aspiration && two < steps - aspiration) ||
                              cost + d < best;
                if ((aspired && !already) || (aspired && already && d < least) ||
                    (!aspired && !already && allowed && (r < 0 || d < least))) {
                    r = i;
                    s = j;
                    least = d;
                    already |= aspired;
                }
            }
        if (r < 0) continue;
        int held = p[r];
        p[r] = p[s];
        p[s] = held;
        cost += delta[r * n + s];
        tabu[r * n + p[s]] = steps + draw(low, high);
        tabu[s * n + p[r]] = steps + draw(low, high);
        if (cost < best) {
            best = cost;
            best_time = now() - began;
            for (int k = 0; k < n; k++) best_p[k] = p[k];
        }
        for (int i = 0; i < n - 1; i++)
            for (int j = i + 1; j < n; j++)
                delta[i * n + j] = (i != r && i != s && j != r && j != s)
                                       ? update_delta(i, j, r, s)
                                       : compute_delta(i, j);
    }
    printf("{\"cost\": %ld, \"seconds\": %.6f, \"evaluations\": %ld, \"spent\": %.6f, \"place\": [",
           best, best_time, steps * (n * (n - 1L) / 2), now() - began);
    for (int i = 0; i < n; i++) printf(i ? ", %d" : "%d", best_p[i]);
    printf("]}\n");
    return 0;
}
