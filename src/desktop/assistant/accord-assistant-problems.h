/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-import.h"

G_BEGIN_DECLS

/* In a fiber. */
GPtrArray *accord_assistant_problems_find (AccordImportPlan *plan, const char *currency, const AccordImportResult *result, GError **error);

G_END_DECLS
