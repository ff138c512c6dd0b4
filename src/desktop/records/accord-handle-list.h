/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Further phones, e-mails, addresses, messengers and websites of a customer or contact (M25): label,
 * preferred (star), not to be used, reached with a click. Follows the journal. */
#define ACCORD_TYPE_HANDLE_LIST (accord_handle_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordHandleList, accord_handle_list, ACCORD, HANDLE_LIST, AdwBin)

/* @link: "customer" or "contact": whose they are. */
GtkWidget *accord_handle_list_new (AccordWorkspace *workspace, const char *link);
void accord_handle_list_set_owner (AccordHandleList *self, AccordEntity *owner);

G_END_DECLS
