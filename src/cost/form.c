#include "cost/form.h"

#include <string.h>

const struct form *const forms[] = {&form_linear,         &form_mixture,       &form_prefill, &form_decode,
                                    &form_rows,           &form_message,       &form_scan,    &form_mixed,
                                    &form_module_prefill, &form_module_decode, NULL};

const struct form *form_find(const char *name) {
    for (size_t i = 0; forms[i] != NULL; i++)
        if (strcmp(forms[i]->name, name) == 0) return forms[i];
    return NULL;
}
