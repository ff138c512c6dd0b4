/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-quiet.h"

G_BEGIN_DECLS

/* One follow-up policy; what it would do is counted while it is changed, and nothing is written until Save. */
#define ACCORD_TYPE_POLICY_DIALOG (accord_policy_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordPolicyDialog, accord_policy_dialog, ACCORD, POLICY_DIALOG, AdwDialog)

/* @policies: all that are in force, in order; @index: which of them is edited, their number for a new one. */
AdwDialog *accord_policy_dialog_new (AccordWorkspace *workspace, GPtrArray *policies, guint index, const char *last_rank);

G_END_DECLS
