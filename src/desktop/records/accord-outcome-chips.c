/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordOutcomeChips: see the header. The words are data: they are kept as they read. */

#include "accord-config.h"

#include "accord-outcome-chips.h"

#include "accord-chip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_CHIPS ACCORD_OUTCOMES

struct _AccordOutcomeChips {
  AdwBin parent_instance;

  GtkWidget *chips[N_CHIPS];
  const char *words[N_CHIPS];
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (AccordOutcomeChips, accord_outcome_chips, ADW_TYPE_BIN)

static const struct {
  const char *type;
  const char *words[N_CHIPS];
} outcomes[] = {
  { "call", { N_("Reached"), N_("No answer"), N_("Left message") } },
  { "email", { N_("Sent"), N_("Received"), NULL } },
  { "visit", { N_("Went well"), N_("Open questions"), N_("Not met") } },
  { "meeting", { N_("Went well"), N_("Open questions"), N_("Not held") } },
  { "task", { N_("Done"), N_("Partly done"), N_("Not needed") } },
};

/**
 * accord_outcome_words:
 * @type: (nullable): a kind of activity
 *
 * Returns: (transfer none) (nullable) (array fixed-size=3): what may come of it, to be translated; fewer than
 *   three end with %NULL
 */
const char *const *
accord_outcome_words (const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_strcmp0 (outcomes[i].type, type) == 0)
      return outcomes[i].words;
  return NULL;
}

static void
toggled_cb (AccordOutcomeChips *self, GtkToggleButton *chip)
{
  gboolean active = gtk_toggle_button_get_active (chip);

  if (self->setting)
    return;
  accord_outcome_chips_clear (self);
  self->setting = TRUE;
  gtk_toggle_button_set_active (chip, active);
  self->setting = FALSE;
}

static void
accord_outcome_chips_class_init (AccordOutcomeChipsClass *klass)
{
}

static void
accord_outcome_chips_init (AccordOutcomeChips *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *caption = g_object_new (GTK_TYPE_LABEL, "label", _("Outcome"), "xalign", 0.0f, "width-chars", 7,
                                     "valign", GTK_ALIGN_START, NULL);
  AdwWrapBox *chips = ADW_WRAP_BOX (adw_wrap_box_new ());

  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "chips-caption");
  gtk_widget_add_css_class (caption, "secondary");
  adw_wrap_box_set_child_spacing (chips, 6);
  adw_wrap_box_set_line_spacing (chips, 6);
  gtk_widget_set_hexpand (GTK_WIDGET (chips), TRUE);
  for (int i = 0; i < N_CHIPS; i++)
    {
      self->chips[i] = accord_chip_new ("", NULL);
      g_signal_connect_object (self->chips[i], "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      adw_wrap_box_append (chips, self->chips[i]);
    }
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (chips));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * accord_outcome_chips_set_type:
 * @self: the chips
 * @type: a kind of activity
 *
 * Offers what may come of it.
 */
void
accord_outcome_chips_set_type (AccordOutcomeChips *self, const char *type)
{
  const char *const *words;

  g_return_if_fail (ACCORD_IS_OUTCOME_CHIPS (self));

  /* Where a task is written down, it is yet to be done. */
  words = g_str_equal (type, "task") ? NULL : accord_outcome_words (type);
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
  if (words != NULL && memcmp (words, self->words, sizeof self->words) == 0)
    return;
  accord_outcome_chips_clear (self);
  for (int i = 0; i < N_CHIPS; i++)
    {
      self->words[i] = words != NULL ? words[i] : NULL;
      gtk_widget_set_visible (self->chips[i], self->words[i] != NULL);
      g_object_set (self->chips[i], "caption", self->words[i] != NULL ? _(self->words[i]) : "", NULL);
    }
}

/**
 * accord_outcome_chips_get:
 * @self: the chips
 *
 * Returns: (transfer none) (nullable): what came of it, translated
 */
const char *
accord_outcome_chips_get (AccordOutcomeChips *self)
{
  g_return_val_if_fail (ACCORD_IS_OUTCOME_CHIPS (self), NULL);

  for (int i = 0; i < N_CHIPS; i++)
    if (self->words[i] != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->chips[i])))
      return _(self->words[i]);
  return NULL;
}

/**
 * accord_outcome_chips_clear:
 * @self: the chips
 *
 * None is chosen.
 */
void
accord_outcome_chips_clear (AccordOutcomeChips *self)
{
  g_return_if_fail (ACCORD_IS_OUTCOME_CHIPS (self));

  self->setting = TRUE;
  for (int i = 0; i < N_CHIPS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[i]), FALSE);
  self->setting = FALSE;
}
