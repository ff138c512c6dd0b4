/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-edit.h"
#include "accord-past.h"

G_BEGIN_DECLS

/* A board of today with moves that are only imagined: pure, nothing is written. */
typedef struct {
  AccordPastBoard *base; /* as it is; NULL: not known yet */
  GArray *moves;         /* of AccordWhatIf: deals that are to stand in another stage */
} AccordWhatIfModel;

AccordWhatIfModel *accord_what_if_model_new (void);
void accord_what_if_model_free (AccordWhatIfModel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordWhatIfModel, accord_what_if_model_free)
guint accord_what_if_model_set_base (AccordWhatIfModel *self, const AccordPastBoard *base);
gboolean accord_what_if_model_move (AccordWhatIfModel *self, gint64 deal, gint64 stage);
void accord_what_if_model_take_back (AccordWhatIfModel *self, gint64 deal);
void accord_what_if_model_clear (AccordWhatIfModel *self);
GPtrArray *accord_what_if_model_columns (AccordWhatIfModel *self, const char *currency); /* of AccordPastColumn */
const char *accord_what_if_model_stage_name (AccordWhatIfModel *self, gint64 stage);
gint64 accord_what_if_model_stage_of (AccordWhatIfModel *self, gint64 deal);

G_END_DECLS
