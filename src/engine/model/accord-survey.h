/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean accord_survey_check_answer (const char *scale, gint64 score, GError **error);

G_END_DECLS
