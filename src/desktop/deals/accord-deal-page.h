/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* One deal in full: everything about it, edited where it is read. Pushed over the board. */
#define ACCORD_TYPE_DEAL_PAGE (accord_deal_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordDealPage, accord_deal_page, ACCORD, DEAL_PAGE, AdwNavigationPage)

AdwNavigationPage *accord_deal_page_new (AccordWorkspace *workspace, gint64 deal);
gint64 accord_deal_page_get_deal (AccordDealPage *self);

G_END_DECLS
