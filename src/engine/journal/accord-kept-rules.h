/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-transaction.h"

G_BEGIN_DECLS

gboolean accord_kept_rules_check (const AccordKind *kind, const AccordValue *values, GError **error);

G_END_DECLS
