/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-field-row.h"

G_BEGIN_DECLS

/* A row of a phone, e-mail or web address gets a button that starts it; other rows none. */
void accord_field_reach_add (AccordFieldRow *row);
/* Whether a person or company let itself be reached so (M25): @channel is "phone" or "email". */
gboolean accord_field_reach_is_allowed (AccordEntity *entity, const char *channel);
gboolean accord_field_reach_is_preferred (AccordEntity *entity, const char *channel);

G_END_DECLS
