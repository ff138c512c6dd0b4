/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-stage-map.h"
#include "accord-standing.h"

G_BEGIN_DECLS

/* @standing: of the same customer, its purchases, last contact and scores known; its "churn" is set. */
gboolean accord_churn_read (AccordReader *reader, const AccordStageMap *stages, const char *currency, gint64 today, AccordStanding *standing, GError **error);

G_END_DECLS
