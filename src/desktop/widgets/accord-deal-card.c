/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDealCard: a deal on the board, 78–112 px, more with more lines. Own widget because thousands are bound by a
 * factory: parts that most cards lack (tag, checklist, avatar) are made when first needed, and all are
 * children of the card itself, placed here.
 *
 *   Service contract 24 months        title, up to 2 lines
 *   苏州恒瑞医疗器械            ☑ 3/4   customer, checklist
 *   Scanner X200                      up to three lines more, as chosen
 *   (Quiet for 34 days)               only when rotting (F10)
 *   €186,000        ● 2 d late   LY   amount, next step, owner
 */

#include "accord-config.h"

#include "accord-deal-card-private.h"

#include "accord-avatar.h"
#include "accord-data-label.h"
#include "accord-state-icon.h"
#include "accord-tag.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AccordDealCard, accord_deal_card, GTK_TYPE_WIDGET)

static void
accord_deal_card_dispose (GObject *object)
{
  AccordDealCard *self = ACCORD_DEAL_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (accord_deal_card_parent_class)->dispose (object);
}

static void
accord_deal_card_class_init (AccordDealCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_deal_card_dispose;
  widget_class->measure = accord_deal_card_measure;
  widget_class->get_request_mode = accord_deal_card_get_request_mode;
  widget_class->size_allocate = accord_deal_card_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "accorddealcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static AccordTextLine *
add_line (AccordDealCard *self, GtkWidget *line)
{
  accord_text_line_set_steady (ACCORD_TEXT_LINE (line), TRUE);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  return ACCORD_TEXT_LINE (line);
}

static void
accord_deal_card_init (AccordDealCard *self)
{
  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char *[]) { "card", "activatable", NULL });
  self->title = GTK_LABEL (accord_data_label_new ("card-title"));
  g_object_set (self->title, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->title), GTK_WIDGET (self));
  self->customer = add_line (self, accord_text_line_new ("caption secondary"));
  self->amount = add_line (self, accord_text_line_new ("heading numeric"));
  self->step = ACCORD_STATE_ICON (add_line (self, accord_state_icon_new (TRUE)));
}

/**
 * accord_deal_card_new:
 *
 * Returns: (transfer floating): an empty card
 */
GtkWidget *
accord_deal_card_new (void)
{
  return g_object_new (ACCORD_TYPE_DEAL_CARD, NULL);
}

/**
 * accord_deal_card_set_title:
 * @self: a card
 * @title: (nullable): the deal's name
 */
void
accord_deal_card_set_title (AccordDealCard *self, const char *title)
{
  g_return_if_fail (ACCORD_IS_DEAL_CARD (self));
  accord_data_label_set_text (self->title, title);
}

/**
 * accord_deal_card_set_customer:
 * @self: a card
 * @customer: (nullable): the customer's name
 */
void
accord_deal_card_set_customer (AccordDealCard *self, const char *customer)
{
  g_return_if_fail (ACCORD_IS_DEAL_CARD (self));
  accord_text_line_set_text (self->customer, customer);
}

/**
 * accord_deal_card_set_more:
 * @self: a card
 * @lines: (nullable) (array zero-terminated=1): what stands below the customer, at most three lines
 */
void
accord_deal_card_set_more (AccordDealCard *self, const char *const *lines)
{
  guint n = lines != NULL ? g_strv_length ((GStrv) lines) : 0;

  g_return_if_fail (ACCORD_IS_DEAL_CARD (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->more); i++)
    {
      if (self->more[i] == NULL && i < n)
        self->more[i] = add_line (self, accord_text_line_new ("caption secondary"));
      if (self->more[i] == NULL)
        continue;
      accord_text_line_set_text (self->more[i], i < n ? lines[i] : NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->more[i]), i < n);
    }
}

/**
 * accord_deal_card_set_amount:
 * @self: a card
 * @amount: (nullable): finished text, "€186,000" or "Unpriced"
 */
void
accord_deal_card_set_amount (AccordDealCard *self, const char *amount)
{
  g_return_if_fail (ACCORD_IS_DEAL_CARD (self));
  accord_text_line_set_text (self->amount, amount);
  accord_deal_card_set_brief (self, NULL);
}

/**
 * accord_deal_card_set_brief:
 * @self: a card whose amount is set
 * @brief: (nullable): the amount in short, "NT$1.86M"; %NULL: there is nothing shorter
 *
 * It stands in the amount's place where the next step would be cut otherwise.
 */
void
accord_deal_card_set_brief (AccordDealCard *self, const char *brief)
{
  g_return_if_fail (ACCORD_IS_DEAL_CARD (self));

  if (self->brief == NULL && brief != NULL)
    {
      self->brief = add_line (self, accord_text_line_new ("heading numeric"));
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->brief), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    }
  if (self->brief == NULL)
    return;
  accord_text_line_set_text (self->brief, brief);
  gtk_widget_set_visible (GTK_WIDGET (self->brief), brief != NULL);
}

static gboolean
query_owner_cb (GtkWidget *owner, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, accord_avatar_get_display_name (ACCORD_AVATAR (owner)));
  return TRUE;
}

/**
 * accord_deal_card_set_owner:
 * @self: a card
 * @owner: (nullable): the owner's name; NULL shows no avatar
 */
void
accord_deal_card_set_owner (AccordDealCard *self, const char *owner)
{
  g_return_if_fail (ACCORD_IS_DEAL_CARD (self));

  if (self->owner == NULL && owner != NULL)
    {
      self->owner = ACCORD_AVATAR (accord_avatar_new (owner, TRUE, 22));
      gtk_widget_set_has_tooltip (GTK_WIDGET (self->owner), TRUE);
      g_signal_connect (self->owner, "query-tooltip", G_CALLBACK (query_owner_cb), NULL);
      gtk_widget_set_parent (GTK_WIDGET (self->owner), GTK_WIDGET (self));
    }
  if (self->owner == NULL)
    return;
  if (owner != NULL)
    accord_avatar_set_display_name (self->owner, owner);
  gtk_widget_set_visible (GTK_WIDGET (self->owner), owner != NULL);
}

/**
 * accord_deal_card_set_quiet:
 * @self: a card
 * @words: (nullable): "Quiet for 34 days" for a rotting deal (F10), else NULL
 */
void
accord_deal_card_set_quiet (AccordDealCard *self, const char *words)
{
  g_return_if_fail (ACCORD_IS_DEAL_CARD (self));

  if (self->tag == NULL && words != NULL)
    {
      self->tag = ACCORD_TEXT_LINE (accord_tag_new (words, "accord-planned-symbolic", ACCORD_TINT_WARNING));
      gtk_widget_set_parent (GTK_WIDGET (self->tag), GTK_WIDGET (self));
    }
  if (self->tag == NULL)
    return;
  if (words != NULL)
    accord_text_line_set_text (self->tag, words);
  gtk_widget_set_visible (GTK_WIDGET (self->tag), words != NULL);
}

/**
 * accord_deal_card_set_checklist:
 * @self: a card
 * @share: (nullable): "3/4", NULL for a stage without a checklist
 * @complete: everything is ticked
 */
void
accord_deal_card_set_checklist (AccordDealCard *self, const char *share, gboolean complete)
{
  g_return_if_fail (ACCORD_IS_DEAL_CARD (self));

  if (self->checklist == NULL && share != NULL)
    {
      self->checklist = add_line (self, accord_text_line_new ("caption secondary numeric"));
      accord_text_line_set_icon_size (self->checklist, 12, 4);
    }
  if (self->checklist == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->checklist), share != NULL);
  accord_text_line_set_text (self->checklist, share);
  accord_text_line_set_icon (self->checklist, complete ? "accord-check-symbolic" : "accord-checklist-symbolic");
  accord_text_line_set_tint (self->checklist, complete ? ACCORD_TINT_SUCCESS : ACCORD_TINT_NEUTRAL, TRUE);
}

/* Its place is kept, so the foot does not move when the step has been read. */
static void
show_step (AccordDealCard *self, gboolean known)
{
  if (self->step_known == known)
    return;
  self->step_known = known;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * accord_deal_card_set_step:
 * @self: a card
 * @has_due: whether the deal has a next step with a day
 * @due: its day, in days since 1970-01-01
 * @when: (nullable): shown in place of "Today", such as "10:30"
 */
void
accord_deal_card_set_step (AccordDealCard *self, gboolean has_due, gint64 due, const char *when)
{
  g_return_if_fail (ACCORD_IS_DEAL_CARD (self));
  accord_state_icon_set_step (self->step, has_due, due, NULL, when);
  show_step (self, TRUE);
}

/**
 * accord_deal_card_clear_step:
 * @self: a card
 *
 * The next step has not been read yet: nothing is said of it, but its place is kept.
 */
void
accord_deal_card_clear_step (AccordDealCard *self)
{
  g_return_if_fail (ACCORD_IS_DEAL_CARD (self));
  show_step (self, FALSE);
}

static void
append_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, ", %s", part);
}

/**
 * accord_deal_card_describe:
 * @self: a card
 *
 * Returns: (transfer full): the accessible name: "Service contract 24 months, 苏州恒瑞医疗器械,
 *   €186,000, 2 days late, checklist 3/4, owner Lin Yue"
 */
char *
accord_deal_card_describe (AccordDealCard *self)
{
  GString *text;
  g_autofree char *words = NULL;

  g_return_val_if_fail (ACCORD_IS_DEAL_CARD (self), NULL);

  text = g_string_new (gtk_label_get_text (self->title));
  append_part (text, accord_text_line_get_text (self->customer));
  append_part (text, accord_text_line_get_text (self->amount));
  if (self->step_known)
    {
      words = accord_state_icon_dup_words (self->step);
      append_part (text, words);
    }
  if (self->tag != NULL && gtk_widget_get_visible (GTK_WIDGET (self->tag)))
    append_part (text, accord_text_line_get_text (self->tag));
  if (self->checklist != NULL && gtk_widget_get_visible (GTK_WIDGET (self->checklist)))
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, _("checklist %s"), accord_text_line_get_text (self->checklist));
    }
  if (self->owner != NULL && gtk_widget_get_visible (GTK_WIDGET (self->owner)))
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, _("owner %s"), accord_avatar_get_display_name (self->owner));
    }
  return g_string_free (text, FALSE);
}
