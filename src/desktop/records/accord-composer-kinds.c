/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-config.h"

#include "accord-composer-kinds.h"

#include <glib/gi18n-lib.h>

#define N_KINDS 6 /* the first of accord_activity_words(); others come by themselves */

/**
 * accord_composer_kinds_fill:
 * @group: an empty group
 *
 * A note is what is written first.
 */
void
accord_composer_kinds_fill (AdwToggleGroup *group)
{
  guint n;
  const AccordActivityWords *words = accord_activity_words (&n);

  for (guint i = 0; i < MIN (n, N_KINDS); i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, words[i].type);
      adw_toggle_set_icon_name (toggle, words[i].icon_name);
      adw_toggle_set_tooltip (toggle, _(words[i].label));
      adw_toggle_group_add (group, toggle);
    }
  adw_toggle_group_set_active_name (group, "note");
}

/**
 * accord_composer_kinds_set_labelled:
 * @group: filled by accord_composer_kinds_fill()
 * @chosen: whether there is room for the name of the one that is chosen
 * @all: whether there is room for all names
 */
void
accord_composer_kinds_set_labelled (AdwToggleGroup *group, gboolean chosen, gboolean all)
{
  guint n;
  const AccordActivityWords *words = accord_activity_words (&n);

  for (guint i = 0; i < adw_toggle_group_get_n_toggles (group); i++)
    adw_toggle_set_label (adw_toggle_group_get_toggle (group, i),
                          all || (chosen && i == adw_toggle_group_get_active (group)) ? _(words[i].label) : NULL);
}

/**
 * accord_composer_kinds_get:
 * @group: filled by accord_composer_kinds_fill()
 *
 * Returns: (transfer none): the words of the kind that is chosen
 */
const AccordActivityWords *
accord_composer_kinds_get (AdwToggleGroup *group)
{
  return accord_activity_words_of (adw_toggle_group_get_active_name (group));
}
