"""The diary as a FHIR R4 document: a Bundle that begins with its Composition.

Patient-reported, as the patient told it: what isn't known is left out, and nothing is coded that
has no verified code. Written by hand, as a library of all of FHIR would be the server's largest
import; the tests read it with one.
"""

from diary.exchange.fhir.document import Telling, write

__all__ = ["MEDIA_TYPE", "Telling", "write"]

MEDIA_TYPE = "application/fhir+json"
