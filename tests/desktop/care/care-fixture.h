/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-care-actions.h"
#include "customers-fixture.h"

G_BEGIN_DECLS

/* The customers page with two pairs of twins, in a window that can do what the folder offers. */
typedef struct {
  CustomersFixture base;
  AccordCareActions *care;
  GSimpleActionGroup *actions;
  gint64 twin;       /* of base.hengrui: 恒瑞医疗器械, same phone */
  gint64 other_twin; /* of base.nordwind: same e-mail */
} CareFixture;

void care_fixture_set_up (CareFixture *fixture, gconstpointer empty);
void care_fixture_tear_down (CareFixture *fixture, gconstpointer empty);
void care_fixture_act (CareFixture *fixture, const char *action, GVariant *parameter);
void care_fixture_wait (CareFixture *fixture, GType type);
gpointer care_fixture_dialog (CareFixture *fixture); /* the one on show; there must be one */
void care_fixture_press (gpointer root, const char *label); /* the button with that label below @root */
char *care_number (gint64 id);

G_END_DECLS
