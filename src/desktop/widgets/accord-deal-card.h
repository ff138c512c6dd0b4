/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A deal on the board. Knows no store: everything is set from outside. The next step is unknown until
 * accord_deal_card_set_step(). The factory calls accord_deal_card_describe() for
 * gtk_list_item_set_accessible_label(). */
#define ACCORD_TYPE_DEAL_CARD (accord_deal_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordDealCard, accord_deal_card, ACCORD, DEAL_CARD, GtkWidget)

GtkWidget *accord_deal_card_new (void);
void accord_deal_card_set_title (AccordDealCard *self, const char *title);
void accord_deal_card_set_customer (AccordDealCard *self, const char *customer);
#define ACCORD_DEAL_CARD_LINES 4 /* at most, the customer's included */
void accord_deal_card_set_more (AccordDealCard *self, const char *const *lines);
void accord_deal_card_set_amount (AccordDealCard *self, const char *amount);
void accord_deal_card_set_brief (AccordDealCard *self, const char *brief);
void accord_deal_card_set_owner (AccordDealCard *self, const char *owner);
void accord_deal_card_set_quiet (AccordDealCard *self, const char *words);
void accord_deal_card_set_checklist (AccordDealCard *self, const char *share, gboolean complete);
void accord_deal_card_set_step (AccordDealCard *self, gboolean has_due, gint64 due,
                                const char *when);
void accord_deal_card_clear_step (AccordDealCard *self);
char *accord_deal_card_describe (AccordDealCard *self);

G_END_DECLS
