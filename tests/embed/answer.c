/* answer.c: the C library by hand, for the specs:
 *
 *     answer ROOT VERB REQUEST...     each answer on a line, an error as "CODE: message"
 *
 * VERB is estimate, deploy, or evaluate: then the words after REQUEST are
 * METRIC BATCH ISL OSL PREFIX. ROOT "-" is where the library was installed. */
#include <mantile.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int fail(const mt_failure *why) {
    printf("%d: %s\n", (int)why->code, why->message);
    return 0;
}

static int estimate(mt_context *context, const char *request) {
    mt_failure why;
    char *report = mt_estimate(context, request, &why);
    if (report == NULL) return fail(&why);
    puts(report);
    mt_free(report);
    return 0;
}

static int deploy(mt_context *context, const char *request) {
    mt_failure why;
    mt_deployment *deployment = mt_deploy(context, request, &why);
    if (deployment == NULL) return fail(&why);
    puts("deployed");
    mt_release(deployment);
    return 0;
}

static int evaluate(mt_context *context, char **words) {
    mt_failure why;
    double result;
    const char *const metric = words[1];
    mt_workload load = {atof(words[2]), atof(words[3]), atof(words[4]), atof(words[5])};
    mt_deployment *deployment = mt_deploy(context, words[0], &why);
    if (deployment == NULL) return fail(&why);
    if (mt_evaluate(deployment, 1, &load, 1, &metric, &result, &why) != 0)
        fail(&why);
    else
        printf("%.17g\n", result);
    mt_release(deployment);
    return 0;
}

static void misuse_evaluate(mt_context *context) {
    mt_failure why;
    double result;
    const mt_workload load = {1, 1, 1, 0};
    const char *const none = NULL, *const metric = "ttft_s";
    mt_deployment *deployment = mt_deploy(context, "{\"model\":\"llama-3.1-8b\",\"hardware\":\"l4\"}", &why);
    if (mt_evaluate(deployment, 0, NULL, 0, NULL, NULL, &why) == 0) puts("nothing to do");
    if (mt_evaluate(deployment, 1, NULL, 1, &metric, &result, &why) != 0) fail(&why);
    if (mt_evaluate(deployment, 1, &load, 1, NULL, &result, &why) != 0) fail(&why);
    if (mt_evaluate(deployment, 1, &load, 1, &none, &result, &why) != 0) fail(&why);
    if (mt_evaluate(deployment, 1, &load, 1, &metric, NULL, &why) != 0) fail(&why);
    mt_release(deployment);
}

/* What misuse of the functions themselves gives. */
static void misuse(mt_context *context) {
    mt_failure why;
    if (mt_estimate(NULL, "{}", &why) == NULL) fail(&why);
    if (mt_estimate(context, NULL, &why) == NULL) fail(&why);
    if (mt_deploy(NULL, "{}", &why) == NULL) fail(&why);
    if (mt_evaluate(NULL, 0, NULL, 0, NULL, NULL, &why) != 0) fail(&why);
    if (mt_estimate(context, "{}", NULL) == NULL) puts("no failure wanted");
    misuse_evaluate(context);
    mt_release(NULL);
    mt_free(NULL);
    mt_close(NULL);
}

static void list_metrics(void) {
    size_t m = 0;
    for (; mt_metric_name(m) != NULL; m++) printf("%s %s\n", mt_metric_name(m), mt_metric_unit(m));
    printf("%s\n", mt_metric_unit(m) == NULL ? "end" : "no end");
}

int main(int argc, char **argv) {
    mt_failure why;
    if (argc < 3) return EXIT_FAILURE;
    mt_context *context = mt_open(strcmp(argv[1], "-") == 0 ? NULL : argv[1], &why);
    if (context == NULL) return fail(&why);
    if (strcmp(argv[2], "misuse") == 0) misuse(context);
    if (strcmp(argv[2], "metrics") == 0) list_metrics();
    if (strcmp(argv[2], "evaluate") == 0 && argc == 9) evaluate(context, argv + 3);
    for (int i = 3; i < argc && strcmp(argv[2], "estimate") == 0; i++) estimate(context, argv[i]);
    for (int i = 3; i < argc && strcmp(argv[2], "deploy") == 0; i++) deploy(context, argv[i]);
    mt_close(context);
    return EXIT_SUCCESS;
}
