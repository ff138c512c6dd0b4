/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-transaction.h"

G_BEGIN_DECLS

gboolean accord_cascade_run (AccordTransaction *transaction, GError **error);

G_END_DECLS
