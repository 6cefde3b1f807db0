/* How does the step time of one deployment grow with the batch? */
#include <mantile.h>
#include <stdio.h>

int main(void) {
    mt_failure why;
    mt_context *context = mt_open(NULL, &why);
    mt_deployment *deployment =
        context ? mt_deploy(context, "{\"model\":\"llama-3.1-8b\",\"hardware\":\"h100-sxm\"}", &why) : NULL;
    const mt_workload loads[] = {{1, 4096, 512, 0}, {8, 4096, 512, 0}, {64, 4096, 512, 0}};
    const char *metrics[] = {"tpot_s", "memory.fits"};
    double results[3][2];
    int failed = !deployment || mt_evaluate(deployment, 3, loads, 2, metrics, results[0], &why);
    for (int i = 0; i < 3 && !failed; i++)
        printf("batch %g: %.2f ms, %s\n", loads[i].batch, 1e3 * results[i][0], results[i][1] ? "fits" : "too large");
    if (failed) fprintf(stderr, "%s\n", why.message);
    mt_release(deployment);
    mt_close(context);
    return failed;
}
