/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a repaired workspace is called. */

#include "accord-config.h"

#include "accord-repair.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SUFFIX ".accord"

/**
 * accord_repair_place:
 *
 * Returns: (transfer full): a free name for the repaired file, beside the damaged one
 */
char *
accord_repair_place (const AccordRepair *self)
{
  g_autofree char *stem = g_strdup (self->damaged);

  if (g_str_has_suffix (stem, SUFFIX))
    stem[strlen (stem) - strlen (SUFFIX)] = '\0';
  for (guint i = 1;; i++)
    {
      /* Translators: behind the name of a file, as in "Team (repaired).accord" */
      g_autofree char *name = i == 1 ? g_strdup_printf ("%s (%s)" SUFFIX, stem, _("repaired")) : g_strdup_printf ("%s (%s %u)" SUFFIX, stem, _("repaired"), i);

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}
